using System.Runtime.CompilerServices;

// A notebook references this library alone and finds others through its references: this makes scenario files one of them.
[assembly: TypeForwardedTo(typeof(EksCalc.Exchange.ScenarioFile))]
