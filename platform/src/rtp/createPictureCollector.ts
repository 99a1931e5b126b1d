import { H264Format } from './h264.ts';
import { PictureCollector } from './PictureCollector.ts';
import { Vp8Format } from './vp8.ts';

/** For the payloads of a video stream; undefined for a codec that the court does not use. */
export function createPictureCollector(mimeType: string): PictureCollector | undefined {
  switch (mimeType.toLowerCase()) {
    case 'video/h264':
      return new PictureCollector(new H264Format());
    case 'video/vp8':
      return new PictureCollector(new Vp8Format());
    default:
      return undefined;
  }
}
