// Shouldly has a type of the same name.
global using Case = Anlan.Evaluation.Cases.Case;
