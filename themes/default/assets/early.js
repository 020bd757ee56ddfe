(function () {
  var root = document.documentElement;
  root.className += " js";
  try {
    var theme = localStorage.getItem("gapmap-theme");
    if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
  } catch (e) { /* storage is blocked */ }
})();
