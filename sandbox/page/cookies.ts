export function readCookie(request: Request, name: string): string | null {
  const header = request.headers.get("cookie") ?? "";
  for (const pair of header.split(";")) {
    const [key = "", value = ""] = pair.trim().split(/=(.*)/s);
    if (key === name) return decode(value);
  }
  return null;
}

export function writeCookie(name: string, value: string, maxAgeSeconds: number): string {
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${String(maxAgeSeconds)}; HttpOnly; SameSite=Strict`;
}

function decode(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}
