import { isRecord, type JsonRecord } from '../../json.ts'
import type { Command } from '../terminal.ts'

export const statsCommand: Command = async ({ api }) => {
  for (const line of describe(await api.stats())) console.log(line)
  return 0
}

/** Lines of names and numbers; what ends up under `bytes` is shown in MB. */
function describe(stats: JsonRecord, indent = '', isBytes = false): string[] {
  return Object.entries(stats).flatMap(([name, value]) => {
    if (isRecord(value)) {
      const inside = describe(value, `${indent}  `, name === 'bytes')
      return [`${indent}${name}`, ...inside]
    }
    const shown = isBytes ? `${(Number(value) / 1e6).toFixed(1)} MB` : String(value)
    return [`${indent}${name.padEnd(24 - indent.length)}${shown}`]
  })
}
