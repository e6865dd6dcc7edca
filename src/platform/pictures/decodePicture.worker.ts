import { expose } from 'comlink';
import { preparePicture } from './preparePicture.ts';
import { shrinkPicture } from './shrinkPicture.ts';

const api = { preparePicture, shrinkPicture };
export type DecodePictureWorker = typeof api;

expose(api);
