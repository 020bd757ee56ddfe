component-no-evidence = No evidence yet. Add a link to where it can be seen.
