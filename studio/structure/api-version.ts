/** The version of the query language the lists are written for. */
export const apiVersion = 'v2026-11-01'
