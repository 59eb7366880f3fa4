/** What every queried document carries, even a broken one. */
export interface RawDocument {
  readonly _id: string
  readonly _type: string
}
