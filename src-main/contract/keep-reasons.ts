/** Why a patient's data is kept: being sent; outcome unknown; retention period not over. */
export const keepReasons = ['on-the-way', 'in-doubt', 'not-yet'] as const
export type KeepReason = (typeof keepReasons)[number]
