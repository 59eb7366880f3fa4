/** The variables `sanity build` writes into the Studio; every one is optional. */
declare global {
  namespace NodeJS {
    interface ProcessEnv {
      readonly SANITY_STUDIO_PROJECT_ID?: string
      readonly SANITY_STUDIO_DATASET?: string
      readonly SANITY_STUDIO_LAKE_URL?: string
      readonly SANITY_STUDIO_SITE_URL?: string
    }
  }
}

export {}
