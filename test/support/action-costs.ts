/** How many requests a run of the Action makes at most, by what it finds to do: asserted end to end, told in the documentation. */
export const mostRequests = {
  command: 25,
  issue: 25,
  "pull-request": 25,
  push: 20,
  configuration: 35,
  "merge-group": 25,
  "nothing-new": 20,
} as const;
