"""The screens: pages ask, show and hand over; every rule is behind `assessment.services`."""
