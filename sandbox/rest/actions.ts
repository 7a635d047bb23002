import { ok, type Handlers } from "./answer.ts";

export const actionsHandlers = {
  "actions/get-github-actions-permissions-repository": ({ repository }) =>
    ok({ enabled: repository.actions.enabled, allowed_actions: "all" }),

  "actions/get-github-actions-default-workflow-permissions-repository": ({ repository }) =>
    ok({
      default_workflow_permissions: repository.actions.defaultWorkflowPermissions,
      can_approve_pull_request_reviews: repository.actions.canApprovePullRequests,
    }),
} satisfies Handlers;
