x = 1


   
	
# comment
    # indented comment