/** Words that people give to the accounts of coding agents, and names of agents that have accounts of their own. */
const ofAgents =
  /(?:^|[-_])(?:agents?|ai|llm|aider|claude|codex|copilot|cursor|devin|gemini|jules|swe)(?:[-_\d]|$)/i;

/** Whether a login says that its account is an agent's. A guess: a person may be called so. */
export function isAgentLogin(login: string): boolean {
  return ofAgents.test(login);
}
