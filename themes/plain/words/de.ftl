component-no-evidence = Noch kein Nachweis. Ein Link dorthin, wo er zu sehen ist, genügt.
