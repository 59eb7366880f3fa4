import { createInterface } from 'node:readline/promises'
import type { Command } from '../terminal.ts'

export const resetCommand: Command = async ({ address, api, flags }) => {
  const what = `all documents of ${flags.dataset} at ${address}, their history and their assets`
  if (!flags.yes && !(await agrees(`This deletes ${what}. Type "yes" to go on: `))) {
    console.log('Nothing was deleted.')
    return 1
  }
  await api.deleteDataset()
  console.log(`Deleted ${what}.`)
  return 0
}

async function agrees(question: string): Promise<boolean> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout })
  const ended = new Promise<string>((resolve) => prompt.once('close', () => resolve('')))
  const answer = await Promise.race([prompt.question(question), ended])
  prompt.close()
  return answer.trim().toLowerCase() === 'yes'
}
