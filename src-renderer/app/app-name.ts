export const appName = 'HCW Bulk Invite'
