import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  changeInstallationPermissions,
  suspendInstallation,
} from "../../../sandbox/operations/install-app.ts";
import { ForgeForbidden } from "../../../src/ports/forge.ts";
import { type InstalledOrchestra, installOrchestra } from "../../support/installed-orchestra.ts";
import { peopleOf } from "../../support/people-of-the-orchestra.ts";

describe("the App on GitHub", () => {
  let orchestra: InstalledOrchestra;

  beforeAll(async () => {
    orchestra = await installOrchestra();
  });
  afterAll(() => orchestra.stop());

  test("knows itself and where it is installed", async () => {
    const { forges, app, installation } = orchestra;
    expect(await forges.app()).toMatchObject({ id: app.id, slug: "tutti" });
    expect(await forges.installations()).toMatchObject([
      { id: installation, account: { login: "orchestra", kind: "organization" }, suspended: false },
    ]);
  });

  test("the effects of a command on a known task are one request", async () => {
    const { forges, installation, repository, observations } = orchestra;
    const { id: subject, number } = await peopleOf(orchestra).openIssue("cello-dev", "Counted");
    const label = (name: string) => ({ name, color: "0e8a16", description: "" });
    const effects = (state: string, before: string) =>
      [
        { kind: "labels", subject, number, add: [label(state)], remove: [before] },
        {
          kind: "comment",
          subject,
          number,
          marker: "<!-- m -->",
          comment: null,
          body: `<!-- m --> ${state}`,
        },
      ] as const;
    const forge = forges.forge(installation);
    await forge.apply(repository, effects("state/pending", "state/assigned"));
    await forge.apply(repository, effects("state/assigned", "state/pending"));
    const before = observations.length;
    await forge.apply(repository, effects("state/pending", "state/assigned"));
    expect(observations.slice(before)).toMatchObject([{ kind: "write", mutations: 3 }]);
  });

  test("permissions that were reduced are a matter for people", async () => {
    const { sandbox, actor, installation, restart, repository } = orchestra;
    const { id: subject, number } = await peopleOf(orchestra).openIssue("cello-dev", "Reduced");
    changeInstallationPermissions(sandbox.github, actor("conductor"), installation, { metadata: "read" });
    const forge = restart().forge(installation);
    const label = { name: "state/reduced", color: "0e8a16", description: "" };
    const work = forge.apply(repository, [{ kind: "labels", subject, number, add: [label], remove: [] }]);
    await expect(work).rejects.toThrow(ForgeForbidden);
  });

  test("a suspended installation is a matter for people", async () => {
    const { sandbox, actor, installation, restart } = orchestra;
    suspendInstallation(sandbox.github, actor("conductor"), installation);
    await expect(restart().forge(installation).repositories()).rejects.toThrow(ForgeForbidden);
    expect(await restart().installations()).toMatchObject([{ suspended: true }]);
  });
});
