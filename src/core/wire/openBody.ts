import type { BodyKind } from './bodyKind.ts';
import type { Evidence } from './Evidence.ts';
import { EventStreamParser } from './EventStreamParser.ts';
import { examineDocument } from './examineDocument.ts';
import { htmlTitle } from './htmlTitle.ts';
import { PictureExtractor } from './PictureExtractor.ts';
import { pictureReference } from './pictureReference.ts';
import { PictureSink, type ReceivedPicture } from './PictureSink.ts';
import { TextCollector } from './TextCollector.ts';
import { StreamReading, type PartialSource } from './StreamReading.ts';

/** A body of one kind while it is being read. */
export interface Body {
  /** The pictures so far, to which references in the text point. */
  readonly received: readonly ReceivedPicture[];
  /** The text without its pictures, or its beginning. */
  readonly text: string;
  /** `true`: nothing that can still come is of interest. */
  readonly isFull: boolean;
  readonly push: (bytes: Uint8Array) => void;
  /** No more will come. */
  readonly end: () => Evidence;
}

/** Characters after which a page has said its title. */
const LONGEST_PAGE = 1 << 16;
/** No JSON answer without its pictures is longer; beyond, somebody is filling our memory. */
const LONGEST_DOCUMENT = 1 << 26;

const OPENERS: Readonly<Record<BodyKind, (onPartial: (partial: PartialSource) => void) => Body>> = {
  document: openDocument,
  'event-stream': openEventStream,
  html: openPage,
  picture: openPicture,
};

/** @param onPartial told of each preview in an event stream, when its bytes are complete. */
export function openBody(kind: BodyKind, onPartial: (partial: PartialSource) => void): Body {
  return OPENERS[kind](onPartial);
}

function openDocument(): Body {
  const text = new TextCollector(LONGEST_DOCUMENT);
  const extractor = new PictureExtractor((bytes) => text.push(bytes), 'skip');
  return {
    received: extractor.pictures,
    get text() {
      return text.value;
    },
    get isFull() {
      return text.isFull;
    },
    push: (bytes) => extractor.push(bytes),
    end: () => {
      extractor.end();
      return text.isFull ? unreadable() : examineDocument(text.value);
    },
  };
}

function openEventStream(onPartial: (partial: PartialSource) => void): Body {
  const text = new TextCollector(LONGEST_DOCUMENT);
  const reading = new StreamReading(onPartial);
  const parser = new EventStreamParser((event) => reading.take(event));
  const extractor = new PictureExtractor((bytes) => parser.push(text.push(bytes)), 'end');
  return {
    received: extractor.pictures,
    get text() {
      return text.value;
    },
    get isFull() {
      return text.isFull;
    },
    push: (bytes) => extractor.push(bytes),
    end: () => {
      extractor.end();
      parser.end();
      return reading.evidence(parser.strayText);
    },
  };
}

function openPage(): Body {
  const text = new TextCollector(LONGEST_PAGE);
  return {
    received: [],
    get text() {
      return text.value;
    },
    get isFull() {
      return text.isFull;
    },
    push: (bytes) => text.push(bytes),
    end: () => ({ ...unreadable(), words: htmlTitle(text.value) }),
  };
}

/** Not an answer of the API, but the picture itself. */
function openPicture(): Body {
  const received: ReceivedPicture[] = [];
  const sink = new PictureSink();
  return {
    received,
    text: '',
    get isFull() {
      return sink.isOver;
    },
    push: (bytes) => sink.write(bytes),
    end: () => {
      received.push(sink.finish());
      return { sources: [{ text: pictureReference(0), isLink: false }], reported: {}, ending: 'complete' };
    },
  };
}

function unreadable(): Evidence {
  return { sources: [], reported: {}, ending: 'unreadable' };
}
