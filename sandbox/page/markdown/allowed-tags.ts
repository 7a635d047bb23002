import { Html } from "../html.ts";

/** Tags that may stand in Markdown, always without attributes. */
const allowed = /<(\/?)(details|summary|sub|sup|kbd|b|i|br)\s*\/?>/giy;
const comment = /<!--[\s\S]*?(?:-->|$)/y;

/**
 * The tags of one run of siblings. What is not allowed stays visible as text; what was opened is closed by `rest`, and
 * what was not opened is not closed, so that a text never reaches the page around it.
 */
export class AllowedTags {
  readonly #open: string[] = [];

  read(source: string): readonly (Html | string)[] {
    const found: (Html | string)[] = [];
    for (let at = 0; at < source.length;) {
      const skipped = matchAt(comment, source, at);
      if (skipped !== null) {
        at += skipped[0].length;
        continue;
      }
      const tag = matchAt(allowed, source, at);
      if (tag !== null) {
        found.push(this.#take(tag[1] === "/", (tag[2] ?? "").toLowerCase()));
        at += tag[0].length;
        continue;
      }
      const next = source.indexOf("<", at + 1);
      found.push(source.slice(at, next === -1 ? undefined : next));
      at = next === -1 ? source.length : next;
    }
    return found;
  }

  /** Closes what is still open. */
  rest(): Html {
    return new Html(
      this.#open
        .splice(0)
        .reverse()
        .map((name) => `</${name}>`)
        .join(""),
    );
  }

  #take(isClosing: boolean, name: string): Html {
    if (name === "br") return new Html("<br>");
    if (!isClosing) {
      this.#open.push(name);
      return new Html(`<${name}>`);
    }
    if (this.#open.at(-1) !== name) return new Html("");
    this.#open.pop();
    return new Html(`</${name}>`);
  }
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}
