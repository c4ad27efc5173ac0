// Reads the record's id from the fragment, which no server sees, and shows the record in big type.
// Written for old phones: no modules, no arrow functions.
(function () {
  "use strict";
  var WORDS = {
    voucher: [
      ["summary", "做什么用"], ["date", "哪一天"], ["account", "哪一类"], ["payee", "付给谁"],
      ["handler", "经手人"], ["witness", "证明人"], ["reviewer", "审核人"], ["approver", "审批人"],
      ["place", "地点"], ["voucher_no", "凭证号"], ["published_on", "公开日期"]
    ],
    project: [
      ["place", "地点"], ["owner", "谁负责"], ["contractor", "谁来做"], ["tender_method", "怎么定的"],
      ["starts_on", "开工"], ["ends_on", "计划完工"], ["accepted_on", "验收"], ["code", "项目编号"]
    ]
  };
  var SUMS = [["estimate", "估算"], ["budget", "预算"], ["approved_budget", "评审后预算"],
    ["contract_amount", "合同价"], ["paid_amount", "已付"]];
  var METHODS = { open: "公开招标", invited: "邀请招标", negotiated: "谈判", single: "单一来源", none: "没有招标" };

  function yuan(fen) {
    var whole = String(Math.floor(Math.abs(fen) / 100)).replace(/\B(?=(\d{3})+$)/g, ",");
    var rest = String(100 + Math.abs(fen) % 100).slice(1);
    return (fen < 0 ? "-" : "") + whole + "." + rest + " 元";
  }
  function show(id, text) { document.getElementById(id).textContent = text; }
  function fact(word, text) {
    var list = document.getElementById("facts");
    var term = document.createElement("dt");
    var value = document.createElement("dd");
    term.textContent = word;
    value.textContent = text;
    list.appendChild(term);
    list.appendChild(value);
  }
  function way(id, address) {
    var link = document.getElementById(id);
    link.href = address;
    link.hidden = false;
  }
  function draw(one) {
    way("say", "/say#" + one.id);
    way("more", "/open/" + one.record + "s/" + one.id + "/");
    way("village", "/open/places/" + one.village + "/");
    var words = WORDS[one.record] || [];
    show("title", one.record === "voucher" ? one.village_name + "的账" : one.name);
    if (one.record === "voucher") {
      show("amount", (one.direction === "income" ? "收入 " : "支出 ") + yuan(one.amount));
    } else {
      SUMS.forEach(function (pair) {
        if (one[pair[0]] !== null) { fact(pair[1], yuan(one[pair[0]])); }
      });
    }
    words.forEach(function (pair) {
      var text = one[pair[0]];
      if (pair[0] === "tender_method") { text = METHODS[text] || text; }
      if (text) { fact(pair[1], text); }
    });
    if (one.withdrawn_on) {
      var struck = document.getElementById("struck");
      struck.hidden = false;
      struck.textContent = "这一条已于 " + one.withdrawn_on + " 撤回。原因：" + (one.withdrawn_reason || "没有写");
    }
  }
  function load() {
    var id = location.hash.slice(1);
    document.getElementById("facts").textContent = "";
    if (!/^[a-z2-7]{16}$/.test(id)) { show("title", "这个码不完整，请重新扫一次"); return; }
    var request = new XMLHttpRequest();
    request.open("GET", "/record/" + id + ".json");
    request.onload = function () {
      if (request.status === 200) { draw(JSON.parse(request.responseText)); }
      else { show("title", "没有找到这一笔，可能还没有公开"); }
    };
    request.onerror = function () { show("title", "网络不通，请稍后再试"); };
    request.send();
  }
  window.onhashchange = load;
  load();
  // As in phone.js: this page itself is kept, and nothing that it shows.
  if (navigator.serviceWorker) { navigator.serviceWorker.register("/worker.js", { scope: "/r" })["catch"](function () {}); }
}());
