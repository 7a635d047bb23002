/** With the persona's credentials in it, so that git asks for nothing. */
export function cloneUrl(
  origin: string,
  repositoryPath: string,
  { login, token }: { readonly login: string; readonly token: string },
): string {
  const url = new URL(`/${repositoryPath}.git`, origin);
  url.username = login;
  url.password = token;
  return url.href;
}
