import type { ComponentChildren, Ref } from "preact";
import { useRef } from "preact/hooks";

import { CameraIcon, PhotoIcon } from "./icons.tsx";
import type { PhotoQueue } from "./photos.ts";
import { say } from "./strings.ts";

interface Props {
  photos: PhotoQueue;
  /** The first of the buttons. */
  first: Ref<HTMLButtonElement>;
}

/** Adds photos from the device, and on a phone from its camera, which Android's picker leaves out. */
export function PhotoButtons({ photos, first }: Props) {
  return (
    <>
      <PickButton button={first} name={say("add_photos")} photos={photos} multiple>
        <PhotoIcon />
      </PickButton>
      {matchMedia("(pointer: coarse)").matches && (
        <PickButton button={null} name={say("take_photo")} photos={photos} capture="environment">
          <CameraIcon />
        </PickButton>
      )}
    </>
  );
}

interface PickProps {
  button: Ref<HTMLButtonElement> | null;
  name: string;
  photos: PhotoQueue;
  multiple?: boolean;
  capture?: "environment";
  children: ComponentChildren;
}

function PickButton({ button, name, photos, children, ...how }: PickProps) {
  const input = useRef<HTMLInputElement>(null);
  const onChange = () => {
    photos.add(input.current!.files!);
    // So that the same photo can be chosen again after it was removed.
    input.current!.value = "";
  };
  return (
    <>
      <input ref={input} type="file" accept="image/*" hidden onChange={onChange} {...how} />
      <button
        ref={button}
        type="button"
        class="quiet square pick"
        aria-label={name}
        title={name}
        onClick={() => input.current!.click()}
      >
        {children}
      </button>
    </>
  );
}
