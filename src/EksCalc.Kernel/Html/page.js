// What a page does by itself: guesses before answers, exercises that answer, scrolled parts that a keyboard reaches.
(function () {
  "use strict";
  var words = {
    en: {
      guessed: "Your guess: ", noGuess: "Shown without a guess.", empty: "Write a guess first, or press Show.", answer: "Your answer", check: "Check",
      right: "Right: ", wrong: "Not yet: ", hint: " There is a hint below.", number: "A number is expected."
    },
    ko: {
      guessed: "내 예측: ", noGuess: "예측 없이 답을 열었습니다.", empty: "먼저 예측을 적거나 '답 보기'를 누르세요.", answer: "내 답", check: "확인",
      right: "정답입니다: ", wrong: "아직 아닙니다: ", hint: " 아래에 힌트가 있습니다.", number: "숫자를 입력하세요."
    }
  }[document.documentElement.lang === "ko" ? "ko" : "en"];

  function all(selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); }

  // A part that scrolls sideways can be reached and moved without a mouse.
  function reach() {
    all("pre, .output, figure > div, .markdown table").forEach(function (part) {
      if (part.scrollWidth > part.clientWidth + 1) part.tabIndex = 0;
      else part.removeAttribute("tabindex");
    });
  }

  // On a narrow screen a short table with long texts that has no room shows each row as a list of its cells, named by the columns.
  function stack() {
    var narrow = matchMedia("(max-width: 600px)").matches;
    all("table.ekscalc").forEach(function (table) {
      var heads = all("thead tr:last-child th", table).map(function (head) { return head.textContent.trim(); });
      var long = table.rows.length <= 16 && all("tbody td:not(.number)", table).some(function (cell) { return cell.textContent.trim().length > 40; });
      table.classList.remove("stacked");
      if (!narrow || !long || table.scrollWidth <= table.parentElement.clientWidth + 1) return;
      all("tbody tr", table).forEach(function (row) {
        all("th, td", row).forEach(function (cell, index) { cell.dataset.column = heads[index] || ""; });
      });
      table.classList.add("stacked");
    });
    reach();
  }

  function remember(name, value) {
    try {
      if (value === undefined) return localStorage.getItem(location.pathname + name);
      localStorage.setItem(location.pathname + name, value);
    } catch (refused) { return null; }
  }

  all("form.guess").forEach(function (form) {
    var input = form.querySelector("input"), status = form.querySelector("[role=status]"), name = "#guess-" + form.dataset.guess;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (input.value.trim()) show(input.value.trim());
      else { status.textContent = words.empty; input.focus(); }
    });
    form.querySelector("button[type=button]").addEventListener("click", function () { show(""); });
    var before = remember(name);
    if (before) { input.value = before; show(before); }

    function show(guess) {
      status.textContent = guess ? words.guessed + guess : words.noGuess;
      status.className = "guessed";
      form.classList.add("done");
      all("details.answer[data-guess='" + form.dataset.guess + "']").forEach(function (answer) { answer.open = true; });
      if (guess) remember(name, guess);
      reach();
    }
  });

  all("[data-check]").forEach(function (place, index) {
    var check = JSON.parse(decodeURIComponent(escape(atob(place.dataset.check))));
    var form = document.createElement("form"), label = document.createElement("label"), input = document.createElement("input");
    var button = document.createElement("button"), status = document.createElement("p");
    form.className = "exercise";
    input.id = "exercise-" + (index + 1);
    input.autocomplete = "off";
    label.htmlFor = input.id;
    label.textContent = words.answer;
    button.textContent = words.check;
    status.setAttribute("role", "status");
    form.append(label, input, button, status);
    place.removeAttribute("style");
    place.replaceChildren(form);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var answer = input.value.trim(), isNumber = !isNaN(number(check.right));
      var isRight = isNumber ? Math.abs(number(answer) - number(check.right)) <= check.tolerance : answer.toLowerCase() === check.right.toLowerCase();
      form.dataset.state = isRight ? "right" : "wrong";
      status.textContent = isRight ? words.right + check.right
        : isNumber && isNaN(number(answer)) ? words.number : words.wrong + answer + "." + (place.dataset.hints ? words.hint : "");
    });
  });

  function number(text) { return text === "" ? NaN : Number(String(text).replace(/[,\s]/g, "")); }

  // Of the hints below an exercise one comes after the other, the solution last.
  if (document.body.dataset.edition === "trainee") all("[data-check]").forEach(function (place) {
    var section = place.closest("section"), below = section && section.nextElementSibling;
    var steps = below ? all("details", below).filter(function (step) { return step.parentElement === below; }) : [];
    if (steps.length > 1) place.dataset.hints = steps.length - 1;
    steps.forEach(function (step, index) {
      step.hidden = index > 0;
      step.addEventListener("toggle", function () { if (step.open && steps[index + 1]) steps[index + 1].hidden = false; });
    });
  });

  document.addEventListener("toggle", stack, true);
  window.addEventListener("resize", stack);
  window.addEventListener("load", stack);
  window.addEventListener("beforeprint", function () {
    all("section.code > details").forEach(function (code) { code.open = true; });
    all("table.stacked").forEach(function (table) { table.classList.remove("stacked"); });
  });
  window.addEventListener("afterprint", stack);
  stack();
  setTimeout(reach, 2000);
})();
