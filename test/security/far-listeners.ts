import { createSocket, type Socket as DatagramSocket } from 'node:dgram'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { networkInterfaces } from 'node:os'

/** Somebody who listens at an address of this computer that is not loopback, by TCP and by UDP at one port each. */
export interface FarListener {
  readonly host: string
  readonly tcpPort: number
  readonly udpPort: number
  /** What arrived so far: `tcp` for each connection, `udp` for each datagram. */
  readonly arrivals: readonly string[]
  close(): void
}

/** An address of this computer that other computers use; where there is none, nothing could leave it either. */
export function farAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((some) => some ?? [])
  const far = addresses.find(({ internal, family }) => !internal && family === 'IPv4')
  if (far === undefined) throw new Error('this computer has no address but its own: attacks need one to reach')
  return far.address
}

export async function listenFar(): Promise<FarListener> {
  const host = farAddress()
  const arrivals: string[] = []
  const tcp: Server = createServer((socket) => {
    arrivals.push('tcp')
    // An attacker has what arrived, and answers nothing.
    socket.on('error', () => undefined).once('data', () => socket.destroy())
  })
  const udp: DatagramSocket = createSocket('udp4', () => void arrivals.push('udp'))
  tcp.listen(0, host)
  udp.bind(0, host)
  await Promise.all([once(tcp, 'listening'), once(udp, 'listening')])
  return {
    host,
    tcpPort: (tcp.address() as AddressInfo).port,
    udpPort: udp.address().port,
    arrivals,
    close() {
      tcp.close()
      udp.close()
    }
  }
}
