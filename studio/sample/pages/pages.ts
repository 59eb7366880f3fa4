import type { SampleDocument } from '../sample-document.ts'
import { about } from './about.ts'
import { accessibility } from './accessibility.ts'
import { editorialPolicy } from './editorial-policy.ts'
import { privacy } from './privacy.ts'

export const pages: readonly SampleDocument[] = [about, editorialPolicy, privacy, accessibility]
