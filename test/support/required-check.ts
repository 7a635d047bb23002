/** A rule that nothing is merged before this check has succeeded; `integration`: the one App whose check counts. */
export function requiredCheck(context: string, integration?: number) {
  return {
    type: "required_status_checks" as const,
    parameters: {
      strict_required_status_checks_policy: false,
      required_status_checks: [
        { context, ...(integration === undefined ? {} : { integration_id: integration }) },
      ],
    },
  };
}

/** A ruleset of that rule alone for the default branch, as the API takes it. */
export function rulesetRequiring(context: string, integration?: number) {
  return {
    name: "main",
    target: "branch" as const,
    enforcement: "active" as const,
    conditions: { ref_name: { include: ["~DEFAULT_BRANCH"], exclude: [] } },
    rules: [requiredCheck(context, integration)],
  };
}
