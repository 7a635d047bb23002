/** Called instead of each method of a port; carries out the call when it likes. */
export type Around = (method: string, carryOut: () => unknown) => unknown;

/** The same port, with something done around each call. */
export function aroundPort<Port extends object>(port: Port, around: Around): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return (...words: readonly unknown[]) =>
        around(String(name), (): unknown => Reflect.apply(member, target, words));
    },
  });
}
