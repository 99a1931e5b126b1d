import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { Server } from 'socket.io';

/*
 * Turning a page with nothing around it: one socket.io broadcast, one static file. Started as `barePages.ts FILE`;
 * prints its port on one line when ready.
 */
const [file = ''] = process.argv.slice(2);
const { size } = statSync(file);
const http = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': String(size) });
  createReadStream(file).pipe(response);
});
const io = new Server(http, { transports: ['websocket'] });
io.on('connection', (socket) => void socket.on('turn', (page: number) => io.emit('turned', page)));
http.listen(0, '127.0.0.1', () => process.stdout.write(`${String((http.address() as { port: number }).port)}\n`));
