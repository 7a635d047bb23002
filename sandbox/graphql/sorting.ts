import { z } from "zod";

export const direction = z.enum(["ASC", "DESC"]);
