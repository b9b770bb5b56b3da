/** The shop's pictures: flat drawings on a 96-unit square, in the product's own colour with a shade and a light. */
import type { ComponentChild } from "preact";

const SHADE = "rgb(0 0 0 / 22%)";
const LIGHT = "rgb(255 255 255 / 38%)";

/** Each is drawn in `currentcolor`, which the picture sets to the product's tint. */
const shapes: Record<string, ComponentChild> = {
  jacket: (
    <>
      <path d="M36 14q12 8 24 0l16 8 8 48-12 3-5-24v33H29V49l-5 24-12-3 8-48Z" />
      <path fill={SHADE} d="M46.5 20h3v62h-3ZM33 58h9v3h-9ZM54 58h9v3h-9ZM36 14q12 8 24 0l-3 10q-9 5-18 0Z" />
    </>
  ),
  fleece: (
    <>
      <path d="M36 16q12 7 24 0l15 7 9 46-12 4-6-25v33H30V48l-6 25-12-4 9-46Z" />
      <path fill={SHADE} d="M36 16q12 7 24 0l-2 9H38ZM46.5 25h3v22h-3ZM30 75h36v6H30Z" />
    </>
  ),
  shirt: (
    <>
      <path d="M36 16q12 9 24 0l22 13-9 18-8-4v38H31V43l-8 4-9-18Z" />
      <path fill={SHADE} d="M36 16q12 9 24 0l-3 5q-9 6-18 0Z" />
      <path fill={LIGHT} d="M37 52h22v3H37ZM37 60h22v3H37Z" />
    </>
  ),
  trousers: (
    <>
      <path d="M31 13h34l6 70H55l-7-46-7 46H25Z" />
      <path fill={SHADE} d="M31 13h34l.6 7H30.4ZM46.5 20h3v17l-1.5 8-1.5-8ZM32 26h7v2.5h-7ZM57 26h7v2.5h-7Z" />
    </>
  ),
  hat: (
    <>
      <path d="M18 62c0-46 60-46 60 0Z" />
      <path fill={SHADE} d="M14 60h68a4 4 0 0 1 4 4v8a4 4 0 0 1-4 4H14a4 4 0 0 1-4-4v-8a4 4 0 0 1 4-4Z" />
      <circle cx="48" cy="22" r="8" />
      <path fill={LIGHT} d="M30 40h4v16h-4ZM46 36h4v20h-4ZM62 40h4v16h-4Z" />
    </>
  ),
  gloves: (
    <>
      <path d="M20 78V46l-8-11q5-6 10 0l6 8V20q7-5 9 0v4q4-4 9 0v4q5-2 7 2v40q-2 6-7 8Z" />
      <path d="M60 78V48l8-12q5-3 7 0l-5 14q14-14 14 0v20l-6 8Z" opacity=".65" />
      <path fill={SHADE} d="M20 72h26v8H20ZM60 72h18v8H60Z" />
    </>
  ),
  socks: (
    <>
      <path d="M24 12h22v40L30 72q-10 8-16 0-5-8 4-14l6-8Z" />
      <path d="M52 16h22v40L58 78q-10 8-16 0-3-6 2-12l8-10Z" opacity=".75" />
      <path fill={LIGHT} d="M24 12h22v8H24ZM52 16h22v8H52Z" />
      <path fill={SHADE} d="M24 27h22v3H24ZM52 31h22v3H52Z" />
    </>
  ),
  boot: (
    <>
      <path d="M26 12h26l4 34 22 10q8 4 8 14v4H24V44Z" />
      <path fill={SHADE} d="M22 72h64v10H70l-3-4-5 4H30l-3-4-5 4ZM26 12h26l1 7H26Z" />
      <path fill={LIGHT} d="M42 28h12v3H42ZM43 36h12v3H43ZM45 44h13v3H45Z" />
    </>
  ),
  shoe: (
    <>
      <path d="M10 44q12 6 22-6l6-4 14 18 26 6q9 3 9 12v4H10Z" />
      <path fill={SHADE} d="M8 70h80v8q-1 3-5 3H14q-6 0-6-11Z" />
      <path fill={LIGHT} d="m40 42 7-5 2 3-7 5ZM46 49l7-5 2 3-7 5ZM10 56h18v3H10Z" />
    </>
  ),
  bag: (
    <>
      <path d="M16 38h64l4 42H12Z" />
      <path fill="none" stroke="currentcolor" stroke-width="5" d="M32 44V30q0-16 16-16t16 16v14" />
      <path fill={SHADE} d="M16 38h64l.8 8H15.2Z" />
      <path fill={LIGHT} d="M36 58h24v12H36Z" />
    </>
  ),
  rucksack: (
    <>
      <path d="M24 32q0-16 24-16t24 16v46q0 6-6 6H30q-6 0-6-6Z" />
      <path d="M18 46h6v28h-6q-4-14 0-28ZM72 46h6q4 14 0 28h-6Z" opacity=".7" />
      <path fill="none" stroke="currentcolor" stroke-width="4" d="M40 18q0-8 8-8t8 8" />
      <path fill={SHADE} d="M24 36h48v6H24ZM32 56h32v18q0 3-3 3H35q-3 0-3-3Z" />
      <path fill={LIGHT} d="M36 40h4v10h-4ZM56 40h4v10h-4ZM32 56h32v4H32Z" />
    </>
  ),
  tent: (
    <>
      <path d="M48 20 88 76H8Z" />
      <path fill={SHADE} d="M48 20 88 76H64ZM48 42l14 34H34Z" />
      <path fill={LIGHT} d="m48 42-1 34H34Z" />
      <path fill="none" stroke="currentcolor" stroke-width="3" d="m48 22-4-8M48 22l4-8M4 80h88" />
    </>
  ),
  sleeping_bag: (
    <>
      <path d="M26 14h30q14 2 16 18l-4 40q-1 10-12 10H34q-11 0-12-10l-8-40q2-16 12-18Z" />
      <ellipse cx="44" cy="28" rx="19" ry="10" fill={SHADE} />
      <path fill={LIGHT} d="M21 46h50l-.5 4H22ZM24 60h45l-.5 4H24.5Z" />
      <path fill={SHADE} d="M58 38h3v42l-3 1Z" />
    </>
  ),
  stove: (
    <>
      <path d="M28 60h40v16q0 8-8 8H36q-8 0-8-8Z" />
      <path d="M22 22h52v18q0 8-8 8H30q-8 0-8-8ZM74 26h16v5H74Z" opacity=".75" />
      <path fill={SHADE} d="M28 60h40v6H28ZM22 22h52v5H22ZM40 50h4v10h-4ZM52 50h4v10h-4Z" />
    </>
  ),
  lamp: (
    <>
      <path d="M34 28h28v6l6 6v28l-6 8H34l-6-8V40l6-6Z" />
      <path fill="none" stroke="currentcolor" stroke-width="4" d="M34 30q0-18 14-18t14 18" />
      <path fill={LIGHT} d="M36 42h24v24H36Z" />
      <path fill={SHADE} d="M34 28h28v6H34ZM30 76h36v8H30ZM46 46h4v16h-4Z" />
    </>
  ),
  flask: (
    <>
      <path d="M36 12h24v10q6 4 6 12v44q0 6-6 6H36q-6 0-6-6V34q0-8 6-12Z" />
      <path fill={SHADE} d="M36 12h24v12H36ZM30 62h36v6H30Z" />
      <path fill={LIGHT} d="M36 34h5v24h-5Z" />
    </>
  ),
  mug: (
    <>
      <path d="M18 28h46v44q0 10-10 10H28q-10 0-10-10Z" />
      <path fill="none" stroke="currentcolor" stroke-width="6" d="M64 40h6q10 0 10 12t-10 12h-6" />
      <path fill={SHADE} d="M18 28h46v6H18Z" />
      <path fill={LIGHT} d="M26 42h4v28h-4ZM38 22q-4-4 0-8t0-8h3q4 4 0 8t0 8Z" />
    </>
  ),
  blanket: (
    <>
      <path d="M14 34 60 18l24 12v38L38 84 14 70Z" />
      <path fill={SHADE} d="M14 34v36l24 14V46Z" />
      <path fill={LIGHT} d="m38 54 46-16v5L38 59ZM38 66l46-16v5L38 71Z" />
    </>
  ),
  candle: (
    <>
      <path d="M24 40h48v36q0 8-8 8H32q-8 0-8-8Z" />
      <path fill={SHADE} d="M24 40h48v6H24ZM46.5 30h3v12h-3Z" />
      <path fill="#e8a33d" d="M48 10q9 10 0 20-9-10 0-20Z" />
      <path fill={LIGHT} d="M34 56h28v16H34Z" />
    </>
  ),
};

export function Drawing({ icon, tint }: { icon: string; tint: string }) {
  return (
    <svg class="drawing" viewBox="0 0 96 96" style={{ color: tint }} fill="currentcolor" aria-hidden="true">
      {shapes[icon]}
    </svg>
  );
}

/** The shop's mark: a fern's frond. */
export function Frond() {
  return (
    <svg class="frond" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M16 30V4M16 10q-5 0-7-5 6-1 7 5ZM16 10q5 0 7-5-6-1-7 5ZM16 17q-7 1-10-5 8-2 10 5ZM16 17q7 1 10-5-8-2-10 5ZM16 25Q8 26 4 19q10-2 12 6ZM16 25q8 1 12-6-10-2-12 6Z" />
    </svg>
  );
}

/** Hills at first light, a tent, and two pines. */
export function Landscape() {
  return (
    <svg class="landscape" viewBox="0 0 720 420" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
      <path class="sky" d="M0 0h720v420H0Z" />
      <circle class="sun" cx="520" cy="130" r="52" />
      <path class="far" d="M0 250 110 160l70 60 120-120 130 130 90-70 100 80 100-60v240H0Z" />
      <path class="middle" d="M0 300q120-70 240-20t220-10 260-10v160H0Z" />
      <path class="near" d="M0 350q160-60 340-10t380-20v200H0Z" />
      <path
        class="pine"
        d="m118 210 34 60h-14l26 44h-18l26 46H64l26-46H72l26-44H84ZM610 236l26 46h-11l20 34h-14l20 34h-82l20-34h-14l20-34h-11Z"
      />
      <path class="tent" d="m372 268 74 92H298Z" />
      <path class="door" d="m372 300 26 60h-52Z" />
    </svg>
  );
}
