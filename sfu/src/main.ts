import { setFlagsFromString } from 'node:v8';

process.title = 'assize-sfu';
// What a recorded packet leaves behind lies outside V8's heap and dies at once. A young generation grown to its full
// size is swept so seldom that V8 takes this for pressure and marks the whole heap every two seconds: a third of the
// time of a recording process, and twice the memory. One that does not grow is swept often and for next to nothing.
setFlagsFromString('--semi-space-growth-factor=1');
// Only now: loading the rest would grow it.
await import('./startNode.ts');
