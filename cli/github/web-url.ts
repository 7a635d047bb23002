const publicApi = "api.github.com";

/** Where people see what a REST root serves. */
export function webUrlOf(apiUrl: string): string {
  const { origin, host } = new URL(apiUrl);
  return host === publicApi ? "https://github.com" : origin;
}
