const working = 8 * 60;
const day = 24 * 60;

/** Minutes since the stage's start, a Monday at nine, after so many minutes of work: eight hours a day, five days a week. */
export function afterWorking(minutes: number): number {
  const days = Math.floor(minutes / working);
  return (Math.floor(days / 5) * 7 + (days % 5)) * day + (minutes % working);
}
