// The form of a file (docs/schema) read along a path: which names, values and words belong at a place.
export function branches(root, schema) {
  if (!schema) return [];
  if (schema.$ref) {
    const named = root.$defs[schema.$ref.split("/").at(-1)];
    return branches(root, { ...named, description: schema.description || named.description });
  }
  const several = schema.anyOf || schema.oneOf;
  if (!several) return schema.type === "null" ? [] : [schema];
  return several.flatMap((each) => branches(root, each))
    .map((each) => ({ ...each, description: schema.description || each.description }));
}

export function at(root, path) {
  let here = branches(root, root);
  for (const step of path) {
    here = here.flatMap((schema) => {
      if (step === "[]") return branches(root, schema.items);
      const extra = typeof schema.additionalProperties === "object" ? schema.additionalProperties : null;
      return branches(root, schema.properties?.[step] || extra);
    });
  }
  return here;
}

// Of forms that differ by their `kind`, the one that is written already.
export function fitting(forms, siblings) {
  const kind = siblings.get("kind");
  const same = forms.filter((form) => form.properties?.kind?.const === kind);
  return kind && same.length ? same : forms;
}

export function names(root, forms) {
  const found = new Map();
  for (const form of forms) {
    for (const [name, schema] of Object.entries(form.properties || {})) {
      const inside = branches(root, schema);
      const told = schema.description || inside.find((each) => each.description)?.description || "";
      const before = found.get(name);
      found.set(name, { name, told: before?.told || told, needed: (before?.needed ?? true) && Boolean(form.required?.includes(name)), inside });
    }
  }
  return [...found.values()];
}

export function values(forms) {
  return forms.flatMap((form) => {
    if (form.enum) return form.enum.map(String);
    if (form.const !== undefined) return [String(form.const)];
    return form.type === "boolean" ? ["true", "false"] : [];
  });
}

const RULE = "^([a-z0-9]+(-[a-z0-9]+)*\\.)?[a-z][a-z0-9_]*$";
export const wantsCheck = (forms) => forms.some((form) => form.pattern === RULE);
