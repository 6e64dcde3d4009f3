/** In which export writes; import reads each of them. */
export const formats = ['csv', 'xlsx', 'json'] as const
export type Format = (typeof formats)[number]
