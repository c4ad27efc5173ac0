// 说一说 and 查回复 on one's own phone. Nothing typed leaves the page but sealed; nothing is kept.
import * as envelope from "./envelope.js";
import { fromBase64 } from "./octets.js";
import * as photo from "./photo.js";
import * as receipt from "./receipt.js";

const $ = (id) => document.getElementById(id);
const MOST_PHOTOS = 3;
const STATUSES = { received: "已收到", working: "正在办", forwarded: "已转", closed: "办完了", more: "请补充" };

const say = (text) => {
  $("says").textContent = text;
};

async function json(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error("none");
  return answer.json();
}

async function post(address, body) {
  const headers = { "Content-Type": "application/octet-stream" };
  const answer = await fetch(address, { method: "POST", headers, body, credentials: "omit" });
  if (!answer.ok) throw new Error("refused");
}

// What it is about: a record by its id, or a village as v439900001001; both stay in the fragment.
async function about() {
  const asked = location.hash.slice(1);
  if (/^v[0-9]{12}$/.test(asked)) return { village: asked.slice(1), record: "", title: "" };
  if (!/^[a-z2-7]{16}$/.test(asked)) throw new Error("none");
  const one = await json(`/record/${asked}.json`);
  return { village: one.village, record: asked, title: one.summary || one.name };
}

async function startSaying() {
  let of;
  let to;
  try {
    of = await about();
    to = await json(`/say/${of.village}.json`);
  } catch {
    $("to").textContent = "这个码打不开，请重新扫一次；也可以打 12388。";
    return;
  }
  $("about").textContent = of.title ? `${to.name} · ${of.title}` : to.name;
  const office = () => to.offices[$("level").value];
  const told = () => {
    $("to").textContent = `只有 ${office().name} 能打开，平台打不开。`;
  };
  for (const option of [...$("level").options]) if (!(option.value in to.offices)) option.remove();
  $("level").onchange = told;
  told();
  $("form").hidden = false;
  $("form").onsubmit = async (event) => {
    event.preventDefault();
    $("send").disabled = true;
    say("正在封，请稍等……");
    // A frame for the words to show, before the processor is busy.
    await new Promise((later) => setTimeout(later, 50));
    try {
      await send(of, office(), fromBase64(to.intake));
    } catch (error) {
      if (error instanceof envelope.TooLong) say("太长了，请短一些（约一千五百字）。");
      else if (error instanceof photo.NoPicture) say("有一张照片打不开，请换一张。");
      else say("没有送到，请检查网络再试。");
      $("send").disabled = false;
    }
  };
}

async function send(of, office, intake) {
  const files = [...$("photos").files].slice(0, MOST_PHOTOS);
  const pictures = [];
  for (const file of files) pictures.push(await photo.shrunk(file));
  const code = receipt.fresh();
  const unlocked = await receipt.keys(code);
  const keys = { code: office.code, public: fromBase64(office.public), custody: fromBase64(office.custody) };
  const said = {
    village: of.village, about: of.record, kind: $("kind").value, words: $("words").value.trim(),
    name: $("name").value.trim(), telephone: $("telephone").value.trim(),
  };
  await post("/cells", await envelope.cell(said, unlocked, keys, intake));
  for (const [number, picture] of pictures.entries()) {
    await post("/photos", await photo.parcel(picture, number, unlocked.tag, keys, intake));
  }
  $("form").reset();
  $("form").hidden = true;
  $("to").hidden = true;
  $("code").textContent = receipt.spaced(code);
  $("done").hidden = false;
  $("done").focus();
}

function startAsking() {
  $("form").hidden = false;
  $("form").onsubmit = async (event) => {
    event.preventDefault();
    $("answers").replaceChildren();
    const code = receipt.parse($("receipt").value);
    if (!code) {
      say("查询码不对，请对一对：一共 18 个数字。");
      return;
    }
    $("send").disabled = true;
    say("正在查，请稍等……");
    await new Promise((later) => setTimeout(later, 50));
    try {
      // The whole county's answers come: nobody learns which one is asked for.
      const [unlocked, listed] = await Promise.all([receipt.keys(code), json(`/answers/${$("county").value}.json`)]);
      const found = await receipt.replies(unlocked, listed.sealed);
      say(found.length ? "" : "还没有回复。过几天再来看；也看看选的县对不对。");
      for (const one of found.reverse()) {
        const item = document.createElement("li");
        const head = document.createElement("strong");
        head.textContent = `${STATUSES[one.status] ?? one.status}　${one.on}　${one.office}`;
        const text = document.createElement("p");
        text.textContent = one.text;
        item.append(head, text);
        $("answers").append(item);
      }
    } catch {
      say("没有查到，请检查网络再试。");
    }
    $("send").disabled = false;
  };
}

const starts = { say: startSaying, answers: startAsking };
starts[document.body.dataset.page]?.();
// Where there is none (an old telephone, WeChat), the page comes from the network each time. It
// looks after this page's own address alone.
navigator.serviceWorker?.register("/worker.js", { scope: location.pathname }).catch(() => null);
