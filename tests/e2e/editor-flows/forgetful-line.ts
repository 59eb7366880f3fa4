import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type Listening, listenOnLoopback } from '../../../studio/local/listen.ts'

/** A line to a lake that can break at the worst moment. */
export interface ForgetfulLine {
  readonly url: string
  /** The next write is done, and the line breaks before its writer hears of it. */
  loseNextAnswer(): void
  /** How many answers were lost. */
  readonly lost: () => number
  close(): void
}

export async function openForgetfulLine(lakeUrl: string): Promise<ForgetfulLine> {
  let isToLose = false
  let lost = 0
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method, headers, url = '/' } = incoming
    const isWrite = method === 'POST' && url.includes('/data/actions/')
    const onward = request(new URL(url, lakeUrl), { method, headers }, (answer) => {
      if (isWrite && isToLose) {
        isToLose = false
        lost += 1
        answer.resume().once('end', () => incoming.socket.destroy())
        return
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      outgoing.flushHeaders()
      answer.pipe(outgoing)
    })
    onward.on('error', () => outgoing.destroy())
    outgoing.on('close', () => onward.destroy())
    incoming.pipe(onward)
  }
  const listening: Listening = await listenOnLoopback(0, pass)
  return {
    url: `http://localhost:${listening.port}`,
    loseNextAnswer() {
      isToLose = true
    },
    lost: () => lost,
    close: listening.close,
  }
}
