import {
  isIssueEvent,
  showIssueEvent,
  showIssueEventWithIssue,
  showTimelineEvent,
} from "../representation/timeline-event.ts";
import { notFound } from "../state/refusal.ts";
import { ok, type Handlers } from "./answer.ts";

export const issueEventHandlers = {
  "issues/list-events-for-timeline": async (exchange) => {
    const events = exchange.view.state.timeline.by("issue", exchange.issue().id);
    return exchange.page(events, async (event) => showTimelineEvent(exchange.view, event));
  },

  "issues/list-events": async (exchange) => {
    const events = exchange.view.state.timeline.by("issue", exchange.issue().id).filter(isIssueEvent);
    return exchange.page(events, (event) => showIssueEvent(exchange.view, event));
  },

  "issues/list-events-for-repo": async (exchange) => {
    const { state } = exchange.view;
    const events = state.timeline.by("repository", exchange.repository.id).filter(isIssueEvent).toReversed();
    return exchange.page(events, (event) =>
      showIssueEventWithIssue(exchange.view, event, state.issues.at(event.issueId)),
    );
  },

  "issues/get-event": (exchange) => {
    const { state } = exchange.view;
    const event = state.timeline.find(exchange.integer("event_id"));
    if (event?.repositoryId !== exchange.repository.id || !isIssueEvent(event)) throw notFound();
    return ok(showIssueEventWithIssue(exchange.view, event, state.issues.at(event.issueId)));
  },
} satisfies Handlers;
