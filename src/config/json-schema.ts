import { z } from "zod";
import { ConfigurationFile } from "./file/configuration-file.ts";

/** The JSON Schema of `.github/tutti.yml` for editors, as `config/schema.json` holds it. */
export function configurationJsonSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(ConfigurationFile, { io: "input", target: "draft-7" });
  const described = {
    $schema,
    title: "Tutti",
    description: "A team's configuration, .github/tutti.yml",
    ...schema,
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
