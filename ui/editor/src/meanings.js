// What the fixed words of the forms mean, for the list that completes them.
export const MEANINGS = {
  part: {
    customer: "Who the customer is and how to reach them.", issue: "What is wrong, and what the customer wants.",
    action_taken: "What has been done already.", outstanding: "What is still to be done, by whom and by when.",
    commitment: "What the customer has been promised.", context: "What else the colleague should bear in mind.",
  },
  weight: {
    essential: "The colleague can't help the customer without it.", useful: "It helps, but they could manage without it.",
    distractor: "True, but of no use to the colleague: noise in the brief.", withhold: "Private: it must not be passed on.",
  },
  level: { basic: "One thing to hand over, few traps.", intermediate: "Several things, some traps.", advanced: "Many things at once, or great care needed." },
  steps: {
    decide: "Is a handover needed, to whom and how?", write: "Write the handover.", reply: "Answer what the colleague asks.",
    check_in: "Look at the case again later.", result: "See the marking.",
  },
  needed: { now: "The case has to be handed over now.", later: "It has to be handed over, but not yet.", not_needed: "The learner can finish it." },
};
