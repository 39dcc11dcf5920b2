[assembly: AssemblyFixture(typeof(TestRun))]
