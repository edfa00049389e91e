/** How long the server keeps an invite, and so how long its link works, in ms. The rule: `src-main/hcw/invite-lifetime.ts`. */
export const inviteLifetimeMs = 24 * 3_600_000
