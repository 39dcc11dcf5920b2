Console.WriteLine("anlan");
