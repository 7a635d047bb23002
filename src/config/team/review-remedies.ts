import type { Organization, ReviewPolicy } from "../../domain/organization/schema.ts";
import { unsatisfiableGates } from "../../domain/review/satisfiable.ts";

type Remedy = { readonly said: string; readonly change: (review: ReviewPolicy) => ReviewPolicy };

/** From the one that changes least. */
const remedies: readonly Remedy[] = [
  {
    said: "Let one person fill two layers, with `review: { separation: combined }`.",
    change: (review) => ({ ...review, separation: "combined" }),
  },
  {
    said: "Ask for fewer layers, with `review: { layers: { qa: { lead-from-tier: 5 }, architecture: { from-tier: 5 } } }`.",
    change: withoutQuality,
  },
  {
    said: "Let one person fill all layers of another's work, with `review: { separation: solo }`.",
    change: (review) => ({ ...review, separation: "solo" }),
  },
];

/** What a team could change about its reviews so that every gate of its own can be opened: only what would help. */
export function reviewRemedies(organization: Organization): readonly string[] {
  return remedies
    .filter(({ change }) => {
      const changed: Organization = { ...organization, review: change(organization.review) };
      return unsatisfiableGates(changed).length === 0;
    })
    .map(({ said }) => said);
}

function withoutQuality(review: ReviewPolicy): ReviewPolicy {
  const { qa, architecture } = review.layers;
  return {
    ...review,
    layers: {
      ...review.layers,
      qa: { ...qa, leadFromTier: 5 },
      architecture: { ...architecture, fromTier: 5 },
    },
  };
}
