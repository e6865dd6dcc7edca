import { describe, expect, it } from 'vitest';
import { partFileName } from './partFileName.ts';

describe('partFileName', () => {
  it.each([
    ['cat.png', 'image/png', 'cat.png'],
    ['cat.heic', 'image/png', 'cat.png'],
    ['cat.jpeg', 'image/jpeg', 'cat.jpeg'],
    ['cat.JPG', 'image/jpeg', 'cat.jpg'],
    ['cat', 'image/webp', 'cat.webp'],
    ['a.b.c', 'image/webp', 'a.b.webp'],
    ['.png', 'image/png', 'image.png'],
    ['', 'image/jpeg', 'image.jpg'],
    ['橘猫 🐈.bmp', 'image/png', '橘猫 🐈.png'],
    ['notes.txt', 'text/plain', 'notes.txt'],
    ['', '', 'image'],
  ])('%j of %s is %j', (name, type, expected) => {
    expect(partFileName(name, type)).toBe(expected);
  });

  it('keeps names short without cutting a character in two', () => {
    expect(partFileName(`${'🐈'.repeat(300)}.png`, 'image/png')).toBe(`${'🐈'.repeat(100)}.png`);
  });
});
