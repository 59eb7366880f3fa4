import { once } from 'node:events'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { isRecord } from '../../../studio/lake/json.ts'
import { ascii, text } from '../../fixtures/arbitrary-texts.ts'
import { runLake } from '../run-lake.ts'

describe('messages of presence', () => {
  it('of any kind leave the lake answering those that it knows, each by its own id', async () => {
    const { lake } = await runLake()
    const open = async () => {
      const socket = new WebSocket(`ws://127.0.0.1:${lake.port}/v1/socket/production`)
      onTestFinished(() => socket.terminate())
      await once(socket, 'open')
      return socket
    }
    const [sender, listener] = [await open(), await open()]
    const heard: unknown[] = []
    const answers = new Map<unknown, unknown>()
    listener.on('message', (bytes) => heard.push(JSON.parse(String(bytes))))
    sender.on('message', (bytes) => {
      const message: unknown = JSON.parse(String(bytes))
      if (isRecord(message)) answers.set(message['id'], message['result'])
    })
    const ask = async (socket: WebSocket, method: string, params: unknown, id: string) => {
      socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }))
      if (socket === sender) await expect.poll(() => answers.has(id)).toBe(true)
    }
    await ask(listener, 'presence_subscribe', {}, 'listening')

    const json = fc.jsonValue({ maxDepth: 3 })
    const method = fc.constantFrom(
      ...['presence_subscribe', 'presence_unsubscribe', 'presence_announce', 'presence_rollcall'],
      ...['presence_disconnect', 'constructor', '__proto__', ''],
    )
    const message = fc.oneof(
      text,
      ascii,
      fc.uint8Array({ maxLength: 40 }),
      json.map((value) => JSON.stringify(value)),
      fc
        .record({ method: fc.oneof(method, json), params: json, id: json }, { requiredKeys: [] })
        .map((value) => JSON.stringify(value)),
    )
    for (const one of fc.sample(message, 500)) sender.send(one)
    const data = { sessionId: 'mine', locations: [] }
    await ask(sender, 'presence_announce', { data }, 'the-last')
    expect(answers.get('the-last')).toBe('ok')
    const announced = { type: 'state', i: 'local-editor', m: data }
    await expect
      .poll(() => heard.at(-1))
      .toMatchObject({ method: 'presence_subscription', params: { result: announced } })
  })
})
