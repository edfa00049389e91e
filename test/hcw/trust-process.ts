import { createServer } from 'node:tls'
import { testConnection } from '../../src-main/hcw/connection-test.ts'
import { trustSystemCertificates } from '../../src-main/hcw/system-certificates.ts'
import { untrusted } from './untrusted-certificate.ts'

// Prints how the certificate is taken before and after; what answers behind it is no HCW@Home server.
const server = createServer(untrusted, (socket) => {
  socket.once('data', () =>
    socket.end('HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n')
  )
})
server.listen(0, '127.0.0.1', async () => {
  const { port } = server.address() as { port: number }
  const ask = async () => {
    const result = await testConnection({ baseUrl: `https://127.0.0.1:${port}`, email: 'a@b.ch', password: 'x' })
    return result.ok ? 'ok' : result.code
  }
  const before = await ask()
  const trusts = trustSystemCertificates({ isListGenuine: true })
  console.log(JSON.stringify([before, trusts, await ask()]))
  process.exit(0)
})
