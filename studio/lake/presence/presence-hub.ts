import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { type Callers, mayCall } from '../http/local-callers.ts'
import { isRecord, type JsonRecord, parseJson, stringField } from '../json.ts'
import { LOCAL_USER_ID } from '../lake.ts'
import { randomId } from '../random-id.ts'

const HEARTBEAT = '♥'
const HEARTBEAT_MS = 20_000
const MOST_MESSAGE_BYTES = 64 * 1024

type Peer = {
  socket: WebSocket
  dataset: string
  subscription: string | undefined
  session: string | undefined
}

/** Tells open Studio tabs who else is where: JSON-RPC over a web socket. */
export class PresenceHub {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MOST_MESSAGE_BYTES })
  readonly #peers = new Set<Peer>()
  readonly #callers: Callers

  constructor(callers: Callers) {
    this.#callers = callers
  }

  /** Takes over an upgrade request for `/v…/socket/<dataset>`, and refuses any other. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // Without a listener, a caller that breaks off would end the process.
    socket.on('error', () => socket.destroy())
    const [, dataset] = /^\/v[\dX][\d-]*\/socket\/([\w-]+)/.exec(request.url ?? '') ?? []
    if (dataset === undefined || !mayCall(request, this.#callers)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) =>
      this.#welcome(webSocket, dataset),
    )
  }

  close(): void {
    for (const { socket } of this.#peers) socket.terminate()
    this.#server.close()
  }

  #welcome(socket: WebSocket, dataset: string): void {
    const peer: Peer = { socket, dataset, subscription: undefined, session: undefined }
    this.#peers.add(peer)
    const heartbeat = setInterval(() => socket.send(HEARTBEAT), HEARTBEAT_MS)
    heartbeat.unref()
    socket.on('error', () => socket.terminate())
    socket.on('message', (bytes) => {
      const message = parseJson(String(bytes))
      if (isRecord(message)) this.#answer(peer, message)
    })
    socket.on('close', () => {
      clearInterval(heartbeat)
      this.#peers.delete(peer)
      if (peer.session !== undefined) this.#tellGone(dataset, peer.session)
    })
  }

  #answer(peer: Peer, message: JsonRecord): void {
    const params = isRecord(message.params) ? message.params : {}
    let result = 'ok'
    let announcement: JsonRecord | undefined
    switch (message.method) {
      case 'presence_subscribe':
        result = randomId()
        peer.subscription = result
        break
      case 'presence_unsubscribe':
        peer.subscription = undefined
        break
      case 'presence_announce': {
        const state = isRecord(params.data) ? params.data : {}
        peer.session = stringField(state, 'sessionId') ?? peer.session
        announcement = { type: 'state', i: LOCAL_USER_ID, m: state }
        break
      }
      case 'presence_rollcall':
        announcement = { type: 'rollCall', i: LOCAL_USER_ID, session: params.session }
        break
      case 'presence_disconnect': {
        const session = stringField(params, 'session') ?? peer.session
        announcement = { type: 'disconnect', i: LOCAL_USER_ID, m: { session } }
        break
      }
    }
    peer.socket.send(JSON.stringify({ jsonrpc: '2.0', id: message.id, result }))
    if (announcement) this.#broadcast(peer.dataset, announcement)
  }

  #tellGone(dataset: string, session: string): void {
    this.#broadcast(dataset, { type: 'disconnect', i: LOCAL_USER_ID, m: { session } })
  }

  #broadcast(dataset: string, result: JsonRecord): void {
    for (const { socket, subscription, dataset: theirs } of this.#peers) {
      if (subscription === undefined || theirs !== dataset) continue
      const params = { subscription, result }
      socket.send(JSON.stringify({ jsonrpc: '2.0', method: 'presence_subscription', params }))
    }
  }
}
