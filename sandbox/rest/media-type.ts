/** One of GitHub's own, which asks for something else than the usual JSON. */
export type MediaType = {
  /** As it was asked for, such as `application/vnd.github.v3.raw`. */
  readonly name: string;
  /** As GitHub repeats it in `X-GitHub-Media-Type`. */
  readonly understood: string;
};

/** What `Accept` says of `parameter`, such as `raw`. `null`: it does not ask for that. */
export function askedMediaType(accept: string, parameter: "raw" | "diff"): MediaType | null {
  const [first = ""] = accept.split(/[,;]/, 1);
  const name = first.trim();
  const match = /^application\/vnd\.github\.(?:v3\.)?(?<parameter>\w+)(?<json>\+json)?$/.exec(name);
  if (match?.groups?.["parameter"] !== parameter) return null;
  const format = match.groups["json"] === undefined ? "" : "; format=json";
  return { name, understood: `github.v3; param=${parameter}${format}` };
}
