/** `tutti/12-add-search`: the branch of task 12. Null for any other branch. */
export function taskBranchNumber(branch: string): number | null {
  const number = /^tutti\/(\d{1,9})(?:-|$)/.exec(branch)?.[1];
  return number === undefined ? null : Number(number);
}
